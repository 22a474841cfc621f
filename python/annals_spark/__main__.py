"""spark-submit python/annals_spark/__main__.py --output coded news/*.warc.gz"""

import argparse

from pyspark.sql import SparkSession

import annals_spark

PASSES = ("code", "copies", "happenings")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Codes files of articles on a Spark cluster; runs again where it stopped.")
    parser.add_argument("--output", required=True, help="folder for what comes out, which all workers see")
    parser.add_argument("--passes", default=",".join(PASSES), help="those of %(default)s that are wanted; code is always done")
    parser.add_argument("--published", default="", help="publication date of articles that have none")
    parser.add_argument("--outlet", default="", help="publisher of articles that name none")
    parser.add_argument("--ontology", help="your own types and frames")
    parser.add_argument("--dictionary", action="append", default=[], help="a folder of your own names; repeatable")
    parser.add_argument("--seconds", type=float, default=annals_spark.Limits().seconds, help="that one article may take (%(default)s)")
    parser.add_argument("--megabytes", type=int, default=annals_spark.Limits().megabytes, help="that one article may need (%(default)s)")
    parser.add_argument("files", nargs="+", help="files, folders and patterns that all workers see")
    args = parser.parse_args()
    args.passes = args.passes.split(",")
    if unknown := set(args.passes) - set(PASSES):
        parser.error(f"--passes: no pass {', '.join(sorted(unknown))}")
    return args


def main() -> None:
    args = options()
    spark = SparkSession.builder.appName("annals").getOrCreate()
    counts = annals_spark.code(
        spark, args.files, args.output, coder={"ontology": args.ontology, "dictionaries": args.dictionary},
        reading={"published": args.published, "outlet": args.outlet}, limits=annals_spark.Limits(args.seconds, args.megabytes))
    print(f"{counts.folder}: {counts.inputs} inputs coded, {counts.skipped} before; {counts.records} records, {counts.errors} errors, "
          f"{counts.quarantined} in quarantine")
    if "copies" in args.passes:
        print(annals_spark.copies(spark, counts.folder))
    if "happenings" in args.passes:
        for folder in annals_spark.happenings(spark, counts.folder):
            print(folder)
    spark.stop()


if __name__ == "__main__":
    main()
