from __future__ import annotations

import re

import segno

from cardstudio.api.qr import QUIET_ZONE, qr_code


def test_it_works():
    """The path paints exactly the dark modules of the code."""
    text = "https://applink.feishu.cn/client/web_url/open?mode=window&url=https%3A%2F%2Fa.cn%2Fs%2Ft%2F"
    code = qr_code(text)
    painted = set()
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", code.path):
        painted |= {(int(x) + step, int(y)) for step in range(int(width))}
    matrix = segno.make_qr(text, error="m").matrix
    dark = {(x + QUIET_ZONE, y + QUIET_ZONE) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    assert painted == dark
    assert code.size == len(matrix) + 2 * QUIET_ZONE
