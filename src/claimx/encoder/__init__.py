"""The bundled language model: an encoder run by onnxruntime, and the decoding of what it says into a ``Doc``."""
