"""Apache Spark as an engine, see `tular.engines.spark.engine`."""
