"""What came back: verdicts per clause, values, positions; adopting; the matrix. Pure: lines and plain records in, records out."""

from drafting.returns.records import ClauseReview, Comment, Edit, OutsideChange, OwnChange, Review, ValueReview

__all__ = ["ClauseReview", "Comment", "Edit", "OutsideChange", "OwnChange", "Review", "ValueReview"]
