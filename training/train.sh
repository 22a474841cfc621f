#!/bin/sh
# Makes models/syntax.safetensors: training/train.sh OUT [SHARED]
#
# OUT keeps what each stage made; a stage whose result is there is not done again, and the long ones go on from their
# last round. SHARED is the folder of the data (default ../shared/data). Python needs the packages of
# training/requirements.txt; the tool that cuts raw text into words is built with -DANNALS_TRAINING=ON, and the release build's
# `annals` parses news with what was learned. About five hours on two cores; half an hour where `go_on.py WEIGHTS OUT OUT/mean2`
# has made mean2 of a file that ships, once the corpora of names are there.
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

# Names in one scheme. What the teacher will say of EWT's names is unknown as yet.
mkdir -p "$out/names"
[ -f "$out/names/re3d-dev.conllu" ] || $python names.py "$out/names" "$shared" "$tool"
[ -f "$out/names/ewt-train.conllu" ] || cp "$out/ewt-train.conllu" "$out/names/ewt-train.conllu"

[ -f "$out/raw-muc.txt" ] || $python raw_text.py "$shared" "$out"
vectors=$out/static.npz
[ ! -f "$out/mean2/static.npz" ] || vectors=$out/mean2/static.npz
common="--data $out --vectors $vectors"

if [ ! -f "$out/mean2/state.pt" ]; then
  news="wn muc wce1 wce2 wce3 wce4 wce5 wce6"
  raw="" silver=""
  for name in $news; do
    raw="$raw $out/raw-$name.conllu" silver="$silver $out/silver-$name.conllu"
    [ -f "$out/raw-$name.conllu" ] || { "$tool" text "$out/raw-$name.txt" > "$out/raw.new" && mv "$out/raw.new" "$out/raw-$name.conllu"; }
  done
  [ -f "$out/static.npz" ] || $python minilm.py "$out/static.npz" "$out/ewt-train.conllu" "$out/names/gum-train.conllu" $raw

  # From the treebanks and the corpora of names alone.
  $python student.py train "$out/first" $common --rounds 8
  $python student.py train "$out/second" $common --rounds 6 --rate 1.5e-3 --start "$out/first/state.pt"

  # The teacher reads MiniLM's vectors of the words where they stand as well, and MiniLM learns with it; it is not
  # shipped. Its scores of names learn a little longer than the rest.
  $python student.py train "$out/teacher1" $common --teacher --rounds 8 --rate 1e-3 --batch 1600 --start "$out/second/state.pt"
  $python student.py train "$out/teacher" $common --teacher --names-only --rounds 3 --rate 5e-3 --batch 3000 \
    --start "$out/teacher1/state.pt"

  # It parses raw news, and finds the names of EWT.
  if [ ! -f "$out/silver" ]; then
    for name in $news; do
      [ -f "$out/silver-$name.conllu" ] || $python student.py parse "$out/teacher" "$out/raw-$name.conllu" "$out/silver-$name.conllu" --teacher
    done
    $python student.py label "$out/teacher" "$out/ewt-train.conllu" "$out/names/ewt-train.conllu" --teacher
    $python agree.py $silver
    touch "$out/silver"
  fi

  # Students learn from the corpora and from the teacher, each in an order of its own. The mean of their weights is better
  # than any of them: what ships is the mean of those that go on from a first mean.
  # students MEAN START ROUNDS SEED...
  students() {
    mean=$1 start=$2 rounds=$3 runs=""
    shift 3
    for seed in "$@"; do
      $python student.py train "$out/student$seed" $common --silver $silver --silver-share 2 --rounds "$rounds" --rate 1.5e-3 \
        --seed "$seed" --start "$out/$start/state.pt"
      runs="$runs $out/student$seed"
    done
    $python student.py average "$out/$mean" --runs $runs
  }
  students mean1 second 4 2 3
  students mean2 mean1 5 7 8
fi

# Treebanks tell in the past, headlines and daily summaries in the present. What the students say of news, and the treebanks,
# are retold in the present; four go on from them, and what ships is the mean of the five.
annals=${ANNALS:-$here/../build/release/annals}
told="wn muc wce1 wce2 wce3 wce4"
if [ ! -f "$out/present" ]; then
  mkdir -p "$out/models"
  cp "$here"/../models/* "$out/models/"
  $python export.py "$out/mean2" "$out/models/syntax.safetensors" "$out/names/gum-train.conllu"
  for name in $told; do
    "$annals" parse --data "$here/../data" --models "$out/models" "$out/raw-$name.txt" > "$out/told-$name.conllu"
    $python present.py "$out/told-$name.conllu" "$out/present-$name.conllu"
  done
  for name in ewt gum; do $python present.py "$out/names/$name-train.conllu" "$out/present-$name.conllu"; done
  touch "$out/present"
fi
# retold SEED RATE SHARE FILE...
retold() {
  seed=$1 rate=$2 share=$3 files=""
  shift 3
  for name in $told; do files="$files $out/present-$name.conllu"; done
  for name in "$@"; do files="$files $out/$name.conllu"; done
  $python student.py train "$out/student$seed" $common --silver $files --silver-share "$share" --rounds 2 --rate "$rate" \
    --seed "$seed" --start "$out/mean2/state.pt"
}
retold 11 4e-4 1.5 told-wn told-wce1
retold 12 4e-4 1.5 told-wce2 told-wce3
for seed in 21 22; do
  retold "$seed" 3e-4 2.5 present-ewt present-gum told-wn told-muc told-wce1 told-wce2 told-wce3 told-wce4
done
$python student.py average "$out/mean3" --runs "$out/mean2" "$out/student11" "$out/student12" "$out/student21" "$out/student22"
$python export.py "$out/mean3" "$out/syntax.safetensors" "$out/names/gum-train.conllu"
