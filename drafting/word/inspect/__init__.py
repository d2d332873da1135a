"""What a Word file gives away or does that nobody sees on its pages, and a clean copy of it.

One survey (`traces`) serves `drafting inspect`, the rules for files that go out, and the warnings of every command that carries
active content on.
"""

from drafting.word.inspect.record import SORTS, Sort, Trace
from drafting.word.inspect.survey import active_traces, traces, traces_of

__all__ = ["SORTS", "Sort", "Trace", "active_traces", "traces", "traces_of"]
