"""What people see: terminal text with a caret, machine forms of findings, the review page."""
