"""What may come in, whatever it comes from: characters that a document can hold, depths and sizes that can be worked with."""
