#!/bin/sh
# Makes models/syntax.safetensors: training/train.sh OUT [SHARED]
#
# OUT keeps what each stage made; a stage whose result is there is not done again, and the long ones go on from their
# last round. SHARED is the folder of the data (default ../shared/data). Python needs the packages of
# training/requirements.txt; the tool that cuts raw text into words is built with -DANNALS_TRAINING=ON.
# About two hours on two cores that others use as well.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)
shared=$(cd "${2:-$here/../../shared/data}" && pwd)
tool=${ANNALS_SYNTAX_TOOL:-$here/../build/release/training/annals_syntax_tool}
python=${PYTHON:-python3}
export OMP_WAIT_POLICY=passive
# Large arrays are kept, not given back to the system after each step.
export MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000 MALLOC_TOP_PAD_=100000000
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

common="--data $out --vectors $out/static.npz"

# From the treebanks alone: eight rounds, then six more with a new schedule.
$python student.py train "$out/first" $common --rounds 8
$python student.py train "$out/second" $common --rounds 6 --rate 1.5e-3 --start "$out/first/state.pt"

# The teacher reads MiniLM's vectors of the words where they stand as well; it parses raw news, and is not shipped.
$python minilm.py context "$out/vec" "$out/ewt-dev.conllu" "$out/gum-dev.conllu" $gold
$python student.py train "$out/teacher" $common --context "$out/vec" --rounds 4 --rate 1.5e-3 --start "$out/second/state.pt"
for name in wn muc wce1 wce2 wce3; do
  [ -f "$out/silver-$name.conllu" ] && continue
  $python minilm.py context "$out/vec" "$out/raw-$name.conllu"
  $python student.py parse "$out/teacher" "$out/raw-$name.conllu" "$out/silver-$name.conllu" --context "$out/vec"
done

# Students learn from the treebanks and the teacher's trees, each in an order of its own. The mean of their weights is
# better than any of them; more of them go on from it, and what ships is the mean of those.
# students MEAN START ROUNDS SILVER SEED...
students() {
  mean=$1 start=$2 rounds=$3 silver=$4 runs=""
  shift 4
  for seed in "$@"; do
    $python student.py train "$out/student$seed" $common --silver $silver --rounds "$rounds" --rate 1.5e-3 \
      --seed "$seed" --start "$out/$start/state.pt"
    runs="$runs $out/student$seed"
  done
  $python student.py average "$out/$mean" --runs $runs
}
some="$out/silver-wn.conllu $out/silver-muc.conllu $out/silver-wce1.conllu"
students mean1 second 4 "$some" 2 3
students mean2 mean1 3 "$some $out/silver-wce2.conllu $out/silver-wce3.conllu" 4 5 6
$python export.py "$out/mean2" "$out/syntax.safetensors" "$out/gum-train.conllu"
