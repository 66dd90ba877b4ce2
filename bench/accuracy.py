"""How right Mahdar is: `mahdar eval` on each gold folder, compared with the recorded figures.

python bench/accuracy.py [--gold ../shared/gold] [--save]
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold"
RECORD = Path(__file__).with_name("accuracy.json")
COMMAND = [sys.executable, "-c", "from mahdar.cli import main; main()", "eval"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--save", action="store_true", help="make the figures the recorded ones")
    options = parser.parse_args()
    folders = sorted(claims.parent for claims in options.gold.glob("*/claims.jsonl"))
    if not folders:
        print(f"accuracy: {options.gold} has no gold folders, nothing measured (--gold names another)")
        return
    for folder in folders:
        print(f"{folder.name}:", flush=True)
        subprocess.run([*COMMAND, folder, "--save" if options.save else "--against", RECORD], check=True)


if __name__ == "__main__":
    main()
