"""Rules across sheets, one file a topic, one small function a rule."""
