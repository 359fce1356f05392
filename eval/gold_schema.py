"""`python -m eval.gold_schema` writes `eval/gold.schema.json` anew from `schemas.gold`."""

from pathlib import Path

from eval.gold import json_schema

PATH = Path(__file__).with_name("gold.schema.json")


def write() -> Path:
    PATH.write_text(json_schema(), encoding="utf-8")
    return PATH


if __name__ == "__main__":
    write()
