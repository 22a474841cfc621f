"""Codes whole archives on a Spark cluster and joins what they tell; see docs/reference/spark.md.

    spark-submit python/annals_spark/__main__.py --output coded news/*.warc.gz
"""

from .child import Limits
from .copies import copies
from .happenings import Gap, Tally, happenings, tally
from .job import Counts, code

__all__ = ["Counts", "Gap", "Limits", "Tally", "code", "copies", "happenings", "tally"]
