"""Which period, scope and campaign govern a figure: of its own sentence, else what is in force."""
