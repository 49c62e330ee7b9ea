"""Weighing pairs of mentions on Spark: the same model, for more mentions than one machine holds.

Needs the extra `spark` and Java 17. Only this file knows of Spark. Spark reads its own settings
(spark-defaults.conf, PYSPARK_SUBMIT_ARGS), such as the cluster to work on; without them it works on
this machine alone.
DuckDB is 10 to 20 times faster on one machine, and the two differ in a few pairs of ten thousand:
similarity is rounded otherwise at the edge of a level. Decide with one engine, then, and keep to
it.
"""

import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl
from splink import SettingsCreator
from splink.internals.comparison_vector_values import (
    compute_comparison_vector_values_from_id_pairs_sqls,
)
from splink.internals.pipeline import CTEPipeline
from splink.internals.predict import predict_from_comparison_vectors_sqls_using_settings

from graph.errors import SettingsError
from graph.messages import message
from graph.resolution.people.comparisons import settings
from graph.resolution.people.parameters import Parameters
from graph.resolution.people.scoring import WANTED, in_order, nothing

JAVA = "17"
_ALONE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "4g",
    "spark.sql.shuffle.partitions": "16",
}
_CLUSTER = {"PYSPARK_SUBMIT_ARGS", "SPARK_CONF_DIR", "SPARK_HOME", "SPARK_LOCAL_IP"}
"""Where one of these is set, Spark was set up already; otherwise it listens to this machine alone.
"""
_LOG = """rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %m%n
"""


def score(
    people: pl.DataFrame,
    pairs: pl.DataFrame,
    parameters: Parameters,
    *,
    prior: float,
    floor: float | None = None,
) -> pl.DataFrame:
    """The pairs that weigh at least `floor` bits.

    Takes and returns what graph.resolution.people.scoring.score does. Raises SettingsError when
    Spark or Java is not installed.
    """
    if pairs.is_empty():
        return nothing()
    with _session() as session:
        return _weighed(session, people, pairs, parameters, prior, floor)


def _weighed(
    session: Any,
    people: pl.DataFrame,
    pairs: pl.DataFrame,
    parameters: Parameters,
    prior: float,
    floor: float | None,
) -> pl.DataFrame:
    """Register people and pairs in a session, and weigh the pairs there."""
    from splink import SparkAPI

    api = SparkAPI(  # type: ignore[no-untyped-call]
        spark_session=session,
        break_lineage_method="persist",
    )

    def register(table: pl.DataFrame, name: str) -> Any:
        return api.register(
            session.createDataFrame(table.to_arrow(compat_level=pl.CompatLevel.oldest())),
            table_name=name,
        )

    register(people, "person")
    register(pairs.select(join_key_l="left", join_key_r="right", match_key=pl.lit("0")), "pair")
    found = api.sql_pipeline_to_splink_dataframe(
        _predictions(settings(parameters.weights, prior), floor)
    )
    sql = f"SELECT {WANTED} FROM {found.physical_name}"  # noqa: S608
    return in_order(session.sql(sql).toArrow())


def _predictions(model: SettingsCreator, floor: float | None) -> CTEPipeline:
    """What splink's predict asks of an engine.

    Predict itself would count frequencies that are in the table already.
    """
    ready = model.get_settings("spark")
    columns = ready.column_info_settings
    steps = CTEPipeline()
    steps.enqueue_sql("SELECT * FROM pair", "__splink__blocked_id_pairs")
    steps.enqueue_list_of_sqls(
        compute_comparison_vector_values_from_id_pairs_sqls(
            ready._columns_to_select_for_blocking,
            ready._columns_to_select_for_comparison_vector_values,
            input_tablename_l="person",
            input_tablename_r="person",
            source_dataset_input_column=columns.source_dataset_input_column,
            unique_id_input_column=columns.unique_id_input_column,
        )
    )
    steps.enqueue_list_of_sqls(
        predict_from_comparison_vectors_sqls_using_settings(
            ready, None, threshold_match_weight=floor
        )
    )
    return steps


@contextmanager
def _session() -> Iterator[Any]:
    """A session of Spark that leaves nothing behind."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
        from splink.backends.spark import similarity_jar_location
    except ImportError as error:
        raise SettingsError(
            "Spark is not installed: pip install 'simpul[spark]', or leave --engine out"
        ) from error
    _require_java()
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory(prefix="simpul-spark-") as folder, warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # pyspark's, of a pandas that it does not know yet and that is not used here
        builder = SparkSession.builder.appName("simpul")
        for key, value in _configuration(Path(folder), similarity_jar_location()).items():
            builder = builder.config(key, value)
        try:
            session = builder.getOrCreate()
        except PySparkException as error:
            logging.disable(before)
            raise SettingsError(
                message(
                    "Spark did not start: it needs Java {java} or newer ({error})",
                    java=JAVA,
                    error=error,
                )
            ) from error
        try:
            yield session
        finally:
            session.stop()
            logging.disable(before)


def _configuration(folder: Path, jar: str) -> dict[str, str]:
    log = folder / "log4j2.properties"
    log.write_text(_LOG)
    always = {
        "spark.jars": jar,
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={log}",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.local.dir": str(folder),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.driver.maxResultSize": "0",
        "spark.sql.session.timeZone": "UTC",
    }
    return always if _CLUSTER & os.environ.keys() else always | _ALONE


def _require_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if not shutil.which("java", path=str(Path(home, "bin")) if home else None):
        where = f" in JAVA_HOME ({home})" if home else ""
        raise SettingsError(
            message(
                "Spark needs Java {java} or newer, and there is none{where}: install"
                " openjdk-{java}-jre-headless",
                java=JAVA,
                where=where,
            )
        )
