"""The use cases, and the only place that wires rooms together. Each module is imported by what needs it."""
