#!/bin/sh
# Makes models/syntax.safetensors: training/train.sh OUT [SHARED]
#
# OUT keeps what each stage made; a stage whose result is there is not done again, and the long ones go on from their
# last round. SHARED is the folder of the data (default ../shared/data). Python needs the packages of
# training/requirements.txt; the tool that cuts raw text into words is built with -DANNALS_TRAINING=ON.
# The long stage took 40 minutes on two cores that others used as well.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$1
shared=${2:-$here/../../shared/data}
tool=${ANNALS_SYNTAX_TOOL:-$here/../build/release/training/annals_syntax_tool}
python=${PYTHON:-python3}
export OMP_WAIT_POLICY=passive
# Large arrays are kept, not given back to the system after each step.
export MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000 MALLOC_TOP_PAD_=100000000
mkdir -p "$out"
cd "$here/syntax"

unpack() { [ -f "$out/$2.conllu" ] || { gzip -dc "$shared/$1" > "$out/$2.new" && mv "$out/$2.new" "$out/$2.conllu"; }; }
unpack ud_english_ewt/en_ewt-ud-train.conllu.gz ewt-train
unpack ud_english_ewt/en_ewt-ud-dev.conllu.gz ewt-dev
unpack gum/gum-train.conllu.gz gum-train
unpack gum/gum-dev.conllu.gz gum-dev

[ -f "$out/raw-muc.txt" ] || $python raw_text.py "$shared" "$out"
for name in wn muc wce1 wce2 wce3; do
  [ -f "$out/raw-$name.conllu" ] || { "$tool" text "$out/raw-$name.txt" > "$out/raw.new" && mv "$out/raw.new" "$out/raw-$name.conllu"; }
done

raw="$out/raw-wn.conllu $out/raw-muc.conllu $out/raw-wce1.conllu $out/raw-wce2.conllu $out/raw-wce3.conllu"
gold="$out/ewt-train.conllu $out/gum-train.conllu"
[ -f "$out/static.npz" ] || $python minilm.py words "$out/static.npz" $gold $raw

$python student.py train "$out/student" --data "$out" --vectors "$out/static.npz" --rounds 8
$python export.py "$out/student" "$out/syntax.safetensors" "$out/gum-train.conllu"
