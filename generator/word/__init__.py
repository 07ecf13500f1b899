"""Names and a Word template become a `.docx`: templates, prose, tables and charts set in Word.

`template/` opens a template once and fills it for any number of contexts; `prose/` sets a body of
Markdown, `tables/` and `charts/` what their names say; `merging/` puts many letters into one file.
The only room that knows docxtpl. It knows nothing of campaigns: templates come as files, values as
plain dictionaries, and what is wrong goes out as problems with their place.
"""

from __future__ import annotations

from generator.word.charts.chart_model import (
    BarChart,
    Chart,
    LineChart,
    Measure,
    Series,
    ShareChart,
)
from generator.word.charts.chart_parts import add_charts, chart_marker
from generator.word.charts.picture import draw_chart
from generator.word.charts.terminal import bar, bar_signs
from generator.word.merging.merged import merge_documents
from generator.word.prose.arrangement import Inserted, Paragraph, Piece, SmallTable, arrange, finish
from generator.word.prose.blocks import Run, escape_markdown, parse_markdown
from generator.word.prose.word import write_prose
from generator.word.tables.table import (
    Alignment,
    Cell,
    Column,
    Row,
    RowKind,
    Signer,
    Table,
    merge_header,
    number_columns,
)
from generator.word.tables.widths import LANDSCAPE_MM, PORTRAIT_MM, landscape_needed, twips
from generator.word.tables.written import write_table
from generator.word.template.copying import content_of
from generator.word.template.core_properties import Properties
from generator.word.template.strict_jinja import (
    ExpressionFault,
    StrictEnvironment,
    evaluate,
    fill,
    strict_environment,
)
from generator.word.template.template import Template, open_template

__all__ = [
    "LANDSCAPE_MM",
    "PORTRAIT_MM",
    "Alignment",
    "BarChart",
    "Cell",
    "Chart",
    "Column",
    "ExpressionFault",
    "Inserted",
    "LineChart",
    "Measure",
    "Paragraph",
    "Piece",
    "Properties",
    "Row",
    "RowKind",
    "Run",
    "Series",
    "ShareChart",
    "Signer",
    "SmallTable",
    "StrictEnvironment",
    "Table",
    "Template",
    "add_charts",
    "arrange",
    "bar",
    "bar_signs",
    "chart_marker",
    "content_of",
    "draw_chart",
    "escape_markdown",
    "evaluate",
    "fill",
    "finish",
    "landscape_needed",
    "merge_documents",
    "merge_header",
    "number_columns",
    "open_template",
    "parse_markdown",
    "strict_environment",
    "twips",
    "write_prose",
    "write_table",
]
