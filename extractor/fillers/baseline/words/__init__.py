"""What words say, whatever they are asked for: classes, tags, noun phrases, cues."""
