"""spark-submit python/annals_spark/__main__.py --output coded news/*.warc.gz"""

import argparse

from pyspark.sql import SparkSession

from annals_spark.job import code


def main() -> None:
    parser = argparse.ArgumentParser(description="Codes files of articles on a Spark cluster; runs again where it stopped.")
    parser.add_argument("--output", required=True, help="folder for the rows, which all workers see")
    parser.add_argument("--published", default="", help="publication date of articles that have none")
    parser.add_argument("--outlet", default="", help="publisher of articles that name none")
    parser.add_argument("--ontology", help="your own types and frames")
    parser.add_argument("--dictionary", action="append", default=[], help="a folder of your own names; repeatable")
    parser.add_argument("files", nargs="+", help="files that all workers see")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("annals").getOrCreate()
    coder = {"ontology": args.ontology, "dictionaries": args.dictionary}
    counts = code(spark, args.files, args.output, coder=coder, reading={"published": args.published, "outlet": args.outlet})
    print(f"{counts.folder}: {counts.inputs} inputs coded, {counts.skipped} before; {counts.records} records, {counts.errors} errors")
    spark.stop()


if __name__ == "__main__":
    main()
