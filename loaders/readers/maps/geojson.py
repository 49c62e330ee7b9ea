"""The features of a GeoJSON document as rows: what is said of each, and where its point lies."""

from collections.abc import Mapping
from typing import Any

LATITUDE, LONGITUDE = "Garis Lintang", "Garis Bujur"
"""The columns that say where a point lies; every map has both."""


def rows_of_features(document: Mapping[str, Any]) -> list[Any] | None:
    """The features of a GeoJSON document as rows; None for any other document.

    >>> point = {"type": "Point", "coordinates": [104.03, 1.13]}
    >>> feature = {"type": "Feature", "properties": {"name": "Batam"}, "geometry": point}
    >>> rows_of_features({"type": "FeatureCollection", "features": [feature]})
    [{'name': 'Batam', 'Garis Lintang': 1.13, 'Garis Bujur': 104.03}]
    """
    features = document.get("features")
    if document.get("type") != "FeatureCollection" or not isinstance(features, list):
        return None
    return [_feature(feature) for feature in features]


def _feature(feature: Any) -> Any:
    if not isinstance(feature, Mapping):
        return feature
    properties, geometry = feature.get("properties"), feature.get("geometry")
    found = dict(properties) if isinstance(properties, Mapping) else {}
    match geometry:
        case {"type": "Point", "coordinates": [longitude, latitude, *_]}:
            return {**found, LATITUDE: latitude, LONGITUDE: longitude}
    return {**found, LATITUDE: None, LONGITUDE: None}
