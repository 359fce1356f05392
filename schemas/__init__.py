"""Every data type of the project; stands on pydantic alone (floor 0)."""
