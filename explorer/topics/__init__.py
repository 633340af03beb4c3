"""The typed graph of a library: its questions and its drawing. Only this room knows networkx.

Nothing is imported here: `graph` brings networkx and `cloud` brings numpy only once they are used.
"""
