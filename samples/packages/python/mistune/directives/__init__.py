from .base import Directive
from .admonition import Admonition
from .include import DirectiveInclude
from .toc import DirectiveToc, extract_toc_items, render_toc_ul


__all__ = [
    'Directive', 'Admonition', 'DirectiveInclude',
    'DirectiveToc', 'extract_toc_items', 'render_toc_ul',
]
