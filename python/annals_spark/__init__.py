"""Codes whole archives on a Spark cluster; see docs/reference/spark.md.

    spark-submit python/annals_spark/__main__.py --output coded news/*.warc.gz
"""

from .job import Counts, code

__all__ = ["Counts", "code"]
