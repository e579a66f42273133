;; The inner loops of the vectors, in SIMD. The build needs no assembler: kernel-bytes.ts holds what
;; scripts/assemble-kernels.mjs makes of this file, and a test compares the two.
(module
  (memory (export "memory") 1)

  ;; y = A x, for A in CSR form and a dense x. Row r of A has the values from starts[r] up to starts[r + 1], in the
  ;; columns of the same range. Rows of x and y are `stride` bytes, a multiple of 64. Sums run in the order of the values.
  (func (export "multiply")
    (param $starts i32) (param $rows i32) (param $columns i32) (param $values i32)
    (param $x i32) (param $y i32) (param $stride i32)
    (local $block i32) (local $row i32) (local $at i32) (local $end i32) (local $from i32) (local $to i32)
    (local $value v128) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    ;; Sixteen columns of x at a time, so that the rows of x stay in the cache.
    (loop $blocks
      (local.set $row (i32.const 0))
      (loop $each_row
        (local.set $at (i32.load (i32.add (local.get $starts) (i32.shl (local.get $row) (i32.const 2)))))
        (local.set $end (i32.load offset=4 (i32.add (local.get $starts) (i32.shl (local.get $row) (i32.const 2)))))
        (local.set $a (v128.const i32x4 0 0 0 0))
        (local.set $b (v128.const i32x4 0 0 0 0))
        (local.set $c (v128.const i32x4 0 0 0 0))
        (local.set $d (v128.const i32x4 0 0 0 0))
        (if (i32.lt_u (local.get $at) (local.get $end)) (then
          (loop $each_value
            (local.set $value
              (v128.load32_splat (i32.add (local.get $values) (i32.shl (local.get $at) (i32.const 2)))))
            (local.set $from (i32.add
              (i32.add (local.get $x) (local.get $block))
              (i32.mul
                (i32.load16_u (i32.add (local.get $columns) (i32.shl (local.get $at) (i32.const 1))))
                (local.get $stride))))
            (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $value) (v128.load (local.get $from)))))
            (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $value) (v128.load offset=16 (local.get $from)))))
            (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $value) (v128.load offset=32 (local.get $from)))))
            (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $value) (v128.load offset=48 (local.get $from)))))
            (br_if $each_value
              (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 1))) (local.get $end))))))
        (local.set $to (i32.add
          (i32.add (local.get $y) (local.get $block))
          (i32.mul (local.get $row) (local.get $stride))))
        (v128.store (local.get $to) (local.get $a))
        (v128.store offset=16 (local.get $to) (local.get $b))
        (v128.store offset=32 (local.get $to) (local.get $c))
        (v128.store offset=48 (local.get $to) (local.get $d))
        (br_if $each_row
          (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 1))) (local.get $rows))))
      (br_if $blocks
        (i32.lt_u (local.tee $block (i32.add (local.get $block) (i32.const 64))) (local.get $stride)))))

  ;; The dot products of a query with each of `count` vectors, four at a time: count is a multiple of 4. A vector has
  ;; `width` signed bytes, a multiple of 16; the query has as many 16-bit numbers. The products are 32-bit numbers.
  (func (export "scan")
    (param $query i32) (param $vectors i32) (param $count i32) (param $width i32) (param $products i32)
    (local $at i32) (local $from i32) (local $low v128) (local $high v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $second i32) (local $third i32) (local $fourth i32) (local $end i32)
    (local.set $end (i32.add (local.get $products) (i32.shl (local.get $count) (i32.const 2))))
    (loop $each_four
      (local.set $second (i32.add (local.get $vectors) (local.get $width)))
      (local.set $third (i32.add (local.get $second) (local.get $width)))
      (local.set $fourth (i32.add (local.get $third) (local.get $width)))
      (local.set $at (i32.const 0))
      (local.set $a (v128.const i32x4 0 0 0 0))
      (local.set $b (v128.const i32x4 0 0 0 0))
      (local.set $c (v128.const i32x4 0 0 0 0))
      (local.set $d (v128.const i32x4 0 0 0 0))
      (loop $each_sixteen
        (local.set $from (i32.add (local.get $query) (i32.shl (local.get $at) (i32.const 1))))
        (local.set $low (v128.load (local.get $from)))
        (local.set $high (v128.load offset=16 (local.get $from)))
        (local.set $from (i32.add (local.get $vectors) (local.get $at)))
        (local.set $a (i32x4.add (local.get $a) (i32x4.add
          (i32x4.dot_i16x8_s (v128.load8x8_s (local.get $from)) (local.get $low))
          (i32x4.dot_i16x8_s (v128.load8x8_s offset=8 (local.get $from)) (local.get $high)))))
        (local.set $from (i32.add (local.get $second) (local.get $at)))
        (local.set $b (i32x4.add (local.get $b) (i32x4.add
          (i32x4.dot_i16x8_s (v128.load8x8_s (local.get $from)) (local.get $low))
          (i32x4.dot_i16x8_s (v128.load8x8_s offset=8 (local.get $from)) (local.get $high)))))
        (local.set $from (i32.add (local.get $third) (local.get $at)))
        (local.set $c (i32x4.add (local.get $c) (i32x4.add
          (i32x4.dot_i16x8_s (v128.load8x8_s (local.get $from)) (local.get $low))
          (i32x4.dot_i16x8_s (v128.load8x8_s offset=8 (local.get $from)) (local.get $high)))))
        (local.set $from (i32.add (local.get $fourth) (local.get $at)))
        (local.set $d (i32x4.add (local.get $d) (i32x4.add
          (i32x4.dot_i16x8_s (v128.load8x8_s (local.get $from)) (local.get $low))
          (i32x4.dot_i16x8_s (v128.load8x8_s offset=8 (local.get $from)) (local.get $high)))))
        (br_if $each_sixteen
          (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $width))))
      ;; Horizontal sums: four vectors of four partial sums become one vector of four sums.
      (local.set $low (i32x4.add
        (i8x16.shuffle 0 1 2 3 16 17 18 19 8 9 10 11 24 25 26 27 (local.get $a) (local.get $b))
        (i8x16.shuffle 4 5 6 7 20 21 22 23 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))
      (local.set $high (i32x4.add
        (i8x16.shuffle 0 1 2 3 16 17 18 19 8 9 10 11 24 25 26 27 (local.get $c) (local.get $d))
        (i8x16.shuffle 4 5 6 7 20 21 22 23 12 13 14 15 28 29 30 31 (local.get $c) (local.get $d))))
      (v128.store (local.get $products) (i32x4.add
        (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $low) (local.get $high))
        (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $low) (local.get $high))))
      (local.set $vectors (i32.add (local.get $fourth) (local.get $width)))
      (br_if $each_four
        (i32.lt_u (local.tee $products (i32.add (local.get $products) (i32.const 16))) (local.get $end)))))

  ;; How near each of `count` groups of vectors is, from the products of a scan: each product times its vector's norm is
  ;; a score, and a group is worth  max + secondWeight * max(0, second) + firstWeight * first.  `max` and `second` are
  ;; the best two scores of the vectors behind its first; of a group of one vector, `max` is that one's. Group g has the
  ;; vectors from starts[g] up to starts[g + 1]. Up to three numbers behind the last product and norm are read.
  (func (export "combine")
    (param $starts i32) (param $count i32) (param $products i32) (param $norms i32) (param $values i32)
    (param $secondWeight f32) (param $firstWeight f32)
    (local $last i32) (local $at i32) (local $end i32) (local $first f32) (local $max f32)
    (local $best v128) (local $next v128) (local $score v128) (local $other v128)
    (local.set $last (i32.add (local.get $values) (i32.shl (local.get $count) (i32.const 2))))
    (loop $each_group
      ;; Bytes from the first product, which are those from the first norm too.
      (local.set $at (i32.shl (i32.load (local.get $starts)) (i32.const 2)))
      (local.set $end (i32.shl (i32.load offset=4 (local.get $starts)) (i32.const 2)))
      (local.set $first (f32.mul
        (f32.convert_i32_s (i32.load (i32.add (local.get $products) (local.get $at))))
        (f32.load (i32.add (local.get $norms) (local.get $at)))))
      (local.set $max (local.get $first))
      (local.set $best (v128.const f32x4 -inf -inf -inf -inf))
      (local.set $next (local.get $best))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (if (i32.lt_u (local.get $at) (local.get $end)) (then
        (loop $each_four
          (local.set $score (v128.bitselect
            (f32x4.mul
              (f32x4.convert_i32x4_s (v128.load (i32.add (local.get $products) (local.get $at))))
              (v128.load (i32.add (local.get $norms) (local.get $at))))
            (v128.const f32x4 -inf -inf -inf -inf)
            (i32x4.gt_s
              (i32x4.splat (i32.sub (local.get $end) (local.get $at)))
              (v128.const i32x4 0 4 8 12))))
          (local.set $next (f32x4.pmax (local.get $next) (f32x4.pmin (local.get $best) (local.get $score))))
          (local.set $best (f32x4.pmax (local.get $best) (local.get $score)))
          (br_if $each_four
            (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end))))
        ;; The best two of the four lanes: first of their halves, then of what is left.
        (local.set $other (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $best) (local.get $best)))
        (local.set $next (f32x4.pmax
          (f32x4.pmax
            (local.get $next)
            (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $next) (local.get $next)))
          (f32x4.pmin (local.get $best) (local.get $other))))
        (local.set $best (f32x4.pmax (local.get $best) (local.get $other)))
        (local.set $other (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $best) (local.get $best)))
        (local.set $next (f32x4.pmax
          (f32x4.pmax
            (local.get $next)
            (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $next) (local.get $next)))
          (f32x4.pmin (local.get $best) (local.get $other))))
        (local.set $max (f32x4.extract_lane 0 (f32x4.pmax (local.get $best) (local.get $other))))))
      (f32.store (local.get $values) (f32.add
        (local.get $max)
        (f32.add
          (f32.mul (local.get $secondWeight) (f32.max (f32.const 0) (f32x4.extract_lane 0 (local.get $next))))
          (f32.mul (local.get $firstWeight) (local.get $first)))))
      (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
      (br_if $each_group
        (i32.lt_u (local.tee $values (i32.add (local.get $values) (i32.const 4))) (local.get $last)))))

  ;; 1 / the Euclidean norm of each of `count` vectors of `width` signed bytes, a multiple of 16; 0 for zeros.
  (func (export "inverseNorms")
    (param $vectors i32) (param $count i32) (param $width i32) (param $norms i32)
    (local $end i32) (local $last i32) (local $low v128) (local $high v128) (local $sums v128) (local $sum i32)
    (local.set $last (i32.add (local.get $norms) (i32.shl (local.get $count) (i32.const 2))))
    (loop $each_vector
      (local.set $end (i32.add (local.get $vectors) (local.get $width)))
      (local.set $sums (v128.const i32x4 0 0 0 0))
      (loop $each_sixteen
        (local.set $low (v128.load8x8_s (local.get $vectors)))
        (local.set $high (v128.load8x8_s offset=8 (local.get $vectors)))
        (local.set $sums (i32x4.add (local.get $sums) (i32x4.add
          (i32x4.dot_i16x8_s (local.get $low) (local.get $low))
          (i32x4.dot_i16x8_s (local.get $high) (local.get $high)))))
        (br_if $each_sixteen
          (i32.lt_u (local.tee $vectors (i32.add (local.get $vectors) (i32.const 16))) (local.get $end))))
      (local.set $sum (i32.add
        (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
        (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums)))))
      (if (local.get $sum) (then
        (f32.store (local.get $norms) (f32.demote_f64
          (f64.div (f64.const 1) (f64.sqrt (f64.convert_i32_s (local.get $sum)))))))
      (else (f32.store (local.get $norms) (f32.const 0))))
      (br_if $each_vector
        (i32.lt_u (local.tee $norms (i32.add (local.get $norms) (i32.const 4))) (local.get $last))))))
