"""Clauses part a sentence at its numbers; lists hand their numbers out in order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.grammar.clauses import clause_of, clauses
from extractor.grammar.lists import parts, respectively
from extractor.source import Index


def test_each_figure_of_a_list_has_its_own_clause() -> None:
    text = "Wardens sank 12 boats, burned 30 rafts and held 9 poachers; the fleet paid $400."
    index = Index(text)
    own = [text[slice(*clause_of(index, m))] for m in index.mentions]
    assert len(set(own)) == 4
    assert all(m.text in clause for m, clause in zip(index.mentions, own, strict=True))
    assert "rafts" in own[1]
    assert "rafts" not in own[0] + own[2]


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.text(alphabet="ab ,;:()12 and\n.", max_size=100))
def test_clauses_cover_the_sentence_without_gap_or_overlap(text: str) -> None:
    index = Index(text)
    for sentence in index.sentences:
        found = clauses(index, sentence)
        assert "".join(text[a:b] for a, b in found) == text[sentence.start : sentence.end]


def names(numbers: tuple[object, ...]) -> list[str]:
    return [m.text for m in numbers]  # type: ignore[attr-defined]  # mentions


def test_respectively_pairs_changes_with_levels_in_order() -> None:
    text = "They held 40 skippers and 90 mates, up 12% and 7% respectively."
    index = Index(text)
    [group] = respectively(index, index.sentences[0])
    assert names(group.numbers) == ["12", "7"]
    assert names(group.partners) == ["40", "90"]


def test_respectively_pairs_numbers_with_names_in_order() -> None:
    text = "Gross tonnage and net tonnage stood at 410 tons and 290 tons respectively."
    index = Index(text)
    [group] = respectively(index, index.sentences[0])
    assert names(group.numbers) == ["410", "290"]
    assert [text[slice(*i)].strip().split()[0] for i in group.items] == ["Gross", "net"]


def items(text: str) -> list[str]:
    index = Index(text)
    [group] = respectively(index, index.sentences[0])
    return [text[slice(*i)] for i in group.items]


def test_chinese_items_are_parted_by_the_outer_mark() -> None:
    assert items("锚和缆绳、帆布分别涨价4.3%、2.8%。") == ["锚和缆绳", "帆布分别涨价"]
    assert items("渔网和浮标、锚和缆绳分别涨价4.3%、2.8%。") == ["渔网和浮标", "锚和缆绳分别涨价"]
    assert items("渔网、浮标和缆绳分别涨价4%、2%、1%。") == ["渔网", "浮标", "缆绳分别涨价"]


def test_ranks_and_names_are_items_not_figures() -> None:
    assert items("第一码头、第二码头分别靠泊渔船41艘、52艘。") == ["第一码头", "第二码头分别靠泊渔船"]


def test_chinese_lists_follow_their_cue() -> None:
    text = "破获案件120起，抓获嫌疑人300名，同比分别上升12.5%和8.3%。"
    index = Index(text)
    [group] = respectively(index, index.sentences[0])
    assert names(group.numbers) == ["12.5", "8.3"]
    assert names(group.partners) == ["120", "300"]


def test_chinese_lists_may_be_of_the_first_few_figures() -> None:
    text = "靠泊渔船120艘，上岸船员300名，交易额410万元，前两项同比分别上升12.5%和8.3%，后一项下降3%。"
    index = Index(text)
    [group] = respectively(index, index.sentences[0])
    assert names(group.numbers) == ["12.5", "8.3"]
    assert names(group.partners) == ["120", "300"]


def test_of_which_knows_the_whole_across_a_full_stop() -> None:
    text = "They held 130 sailors. Of these, 90 were mates and 40 were cooks."
    index = Index(text)
    [group] = parts(index, index.sentences[1])
    assert names(group.partners) == ["130"]
    assert names(group.numbers) == ["90", "40"]


def test_a_sentence_without_a_cue_has_no_list() -> None:
    index = Index("They held 40 skippers and 90 mates.")
    assert respectively(index, index.sentences[0]) == []
    assert parts(index, index.sentences[0]) == []


def test_a_chinese_list_goes_by_the_names_that_it_gives() -> None:
    text = "没收烟草310吨、枪支14支，扣押车辆92辆，烟草、车辆同比分别增长7.4%、6.8%。"
    index = Index(text)
    [group] = respectively(index, index.sentences[0])
    assert names(group.partners) == ["310", "92"]
    assert items("贷款增加3亿元，存款增加4亿元，债券和股票分别减少1亿元和2亿元。") == ["债券", "股票"]
    assert items("水路、公路、航空三种渠道最为常见，分别占46.2%、23.5%和11.8%。") == ["水路", "公路", "航空"]
    kept = Index("没收烟草310吨，扣押车辆92辆，同比分别增长7.4%、6.8%。")
    [group] = respectively(kept, kept.sentences[0])
    assert names(group.partners) == ["310", "92"]
