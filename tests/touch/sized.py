"""Touches with a size, which QTest cannot make: handed to Qt where a driver hands them over.

The structures below are Qt 6's `QWindowSystemInterface::TouchPoint` and `QList`, filled in by hand because
PySide6 wraps neither. A test asserts the diameters that arrive, so a Qt that lays them out otherwise is
noticed at once.
"""

import ctypes
from pathlib import Path

import PySide6
import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtGui import QEventPoint, QPointingDevice, QWindow

_HANDLE = (
    "_ZN22QWindowSystemInterface16handleTouchEventINS_19SynchronousDeliveryEEEbP7QWindow"
    "PK15QPointingDeviceRK5QListINS_10TouchPointEE6QFlagsIN2Qt16KeyboardModifierEE"
)
_LIBRARY = Path(PySide6.__file__).parent / "Qt/lib/libQt6Gui.so.6"


class _List(ctypes.Structure):
    _fields_ = (("header", ctypes.c_void_p), ("items", ctypes.c_void_p), ("size", ctypes.c_ssize_t))


class _TouchPoint(ctypes.Structure):
    _fields_ = (
        ("id", ctypes.c_int),
        ("unique_id", ctypes.c_int64),
        ("normal_position", ctypes.c_double * 2),
        ("area", ctypes.c_double * 4),
        ("pressure", ctypes.c_double),
        ("rotation", ctypes.c_double),
        ("state", ctypes.c_uint8),
        ("velocity", ctypes.c_float * 2),
        ("raw_positions", _List),
    )


def touch(
    window: QWindow,
    device: QPointingDevice,
    points: list[tuple[int, QEventPoint.State, QPoint, float]],
) -> None:
    """Deliver points (id, state, place in the window, diameter in pixels) as a driver would."""
    handle = ctypes.CDLL(str(_LIBRARY))[_HANDLE]
    handle.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(_List), ctypes.c_int)
    handle.restype = ctypes.c_bool
    items = (_TouchPoint * len(points))(*(_point(window, *point) for point in points))
    listed = _List(None, ctypes.cast(items, ctypes.c_void_p), len(points))
    window_address, device_address = (shiboken6.getCppPointer(it)[0] for it in (window, device))
    handle(window_address, device_address, ctypes.byref(listed), 0)


def _point(window: QWindow, id_: int, state: QEventPoint.State, at: QPoint, size: float) -> _TouchPoint:
    place = window.mapToGlobal(at)
    area = (ctypes.c_double * 4)(place.x() - size / 2, place.y() - size / 2, size, size)
    return _TouchPoint(id=id_, unique_id=-1, area=area, pressure=1.0, state=state.value)
