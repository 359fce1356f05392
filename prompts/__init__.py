"""System prompts in Markdown, sent verbatim.

This file keeps a `prompts/` folder in the working directory from winning as a namespace package.
"""
