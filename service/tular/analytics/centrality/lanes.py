"""Eight float64 at once: adding one row of an (n, 8) array to a row of another as a single vector.

LLVM does not turn the plain loop into vector instructions, because two NumPy arrays might overlap; telling it
directly, with the sum kept in a register, makes the betweenness kernel more than twice as fast.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

LANES = 8
VECTOR = ir.VectorType(ir.DoubleType(), LANES)


def _add_row(typing: Any, into: Any, i: Any, addend: Any, j: Any) -> Any:
    """`into[i, :] += addend[j, :]` for C-contiguous float64 arrays of `LANES` columns; bounds are not
    checked."""
    signature = types.void(into, i, addend, j)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        left = _row(context, builder, signature.args[0], arguments[0], arguments[1])
        right = _row(context, builder, signature.args[2], arguments[2], arguments[3])
        total = builder.fadd(builder.load(left, align=8), builder.load(right, align=8))
        builder.store(total, left, align=8)
        return context.get_dummy_value()

    return signature, generate


def _gather_rows(typing: Any, into: Any, i: Any, rows: Any, places: Any, first: Any, last: Any) -> Any:
    """`into[i, :] = rows[places[first:last], :].sum(0)`, summed from first to last in one register.

    Returns uint8 with a bit for every lane whose sum is above 0.
    """
    signature = types.uint8(into, i, rows, places, first, last)

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        into, i, rows, places, first, last = arguments
        total = cgutils.alloca_once(builder, VECTOR)  # type: ignore[no-untyped-call]
        builder.store(ir.Constant(VECTOR, None), total)
        column = context.make_array(signature.args[3])(context, builder, places).data
        with cgutils.for_range_slice(builder, first, last, ir.Constant(first.type, 1)) as (place, _):
            index = builder.load(builder.gep(column, [place], inbounds=True))
            row = _row(context, builder, signature.args[2], rows, index)
            builder.store(builder.fadd(builder.load(total), builder.load(row, align=8)), total)
        found = builder.load(total)
        builder.store(found, _row(context, builder, signature.args[0], into, i), align=8)
        above = builder.fcmp_ordered(">", found, ir.Constant(VECTOR, None))
        return builder.bitcast(above, ir.IntType(LANES))

    return signature, generate


def _row(context: Any, builder: Any, array_type: Any, array: Any, index: Any) -> Any:
    data = context.make_array(array_type)(context, builder, array).data
    wide = builder.sext(index, ir.IntType(64)) if index.type.width < 64 else index
    first = builder.gep(data, [builder.mul(wide, ir.Constant(ir.IntType(64), LANES))], inbounds=True)
    return builder.bitcast(first, VECTOR.as_pointer())


add_row: Callable[..., None] = intrinsic(_add_row)
gather_rows: Callable[..., int] = intrinsic(_gather_rows)
