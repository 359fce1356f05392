"""When a figure holds or was counted: time phrases of both languages."""
