"""Writes a random language model of 140 kB as GGUF: it knows nothing, so all it says within a schema is nonsense.

python tests/fillers/tiny_model.py tiny.gguf      # needs gguf and numpy
"""

import sys

import gguf
import numpy as np

DIM, FEED, HEADS = 32, 64, 2
PRINTABLE = range(33, 127)
TEMPLATE = "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}assistant:"


def write(path: str) -> None:
    """One block, a vocabulary of bytes, weights from a fixed seed."""
    rng = np.random.default_rng(0)
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{i:02X}>" for i in range(256)), "\u2581", *(chr(c) for c in PRINTABLE)]
    # Bytes that may not stand raw in a JSON string are marked unused: the server's grammar would let them through.
    types = [2, 3, 3, *(5 if b < 32 or b > 126 else 6 for b in range(256)), *([1] * (1 + len(PRINTABLE)))]
    out = gguf.GGUFWriter(path, "llama")
    out.add_context_length(32768)
    out.add_embedding_length(DIM)
    out.add_block_count(1)
    out.add_feed_forward_length(FEED)
    out.add_head_count(HEADS)
    out.add_head_count_kv(HEADS)
    out.add_rope_dimension_count(DIM // HEADS)
    out.add_layer_norm_rms_eps(1e-5)
    out.add_vocab_size(len(tokens))
    out.add_file_type(gguf.LlamaFileType.ALL_F32)
    out.add_tokenizer_model("llama")
    out.add_token_list(tokens)
    out.add_token_scores([0.0] * 259 + [-float(i) for i in range(1, len(tokens) - 258)])
    out.add_token_types(types)
    out.add_bos_token_id(1)
    out.add_eos_token_id(2)
    out.add_unk_token_id(0)
    out.add_chat_template(TEMPLATE)

    def random(*shape: int) -> np.ndarray:
        return (rng.standard_normal(shape) * 0.3).astype(np.float32)

    ones = np.ones(DIM, np.float32)
    tensors = {"token_embd": random(len(tokens), DIM), "output_norm": ones, "output": random(len(tokens), DIM)}
    tensors |= {f"blk.0.{name}": random(DIM, DIM) for name in ("attn_q", "attn_k", "attn_v", "attn_output")}
    tensors |= {"blk.0.attn_norm": ones, "blk.0.ffn_norm": ones}
    tensors |= {
        "blk.0.ffn_gate": random(FEED, DIM),
        "blk.0.ffn_up": random(FEED, DIM),
        "blk.0.ffn_down": random(DIM, FEED),
    }
    for name, tensor in tensors.items():
        out.add_tensor(f"{name}.weight", tensor)
    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()


if __name__ == "__main__":
    write(sys.argv[1])
