"""The front end: source files to facts. Only ``extract`` reads clang's cursors."""

from translator.frontend.compdb import Database, clang_arguments, compile_database
from translator.frontend.parse import FrontendConfig, is_cuda, parse_unit

__all__ = ["Database", "FrontendConfig", "clang_arguments", "compile_database", "is_cuda", "parse_unit"]
