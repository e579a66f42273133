;; The inner loop of tree-scorer.ts, in SIMD. The build needs no assembler: tree-kernel-bytes.ts holds what
;; scripts/assemble-kernels.mjs makes of this file, and a test compares the two.
(module
  (memory (export "memory") 1)

  ;; Scores `rows` rows, a multiple of 4, four at a time. Feature f has its values from columns + f * stride bytes, one
  ;; for each row, and the nodes from nodeStarts[f] up to nodeStarts[f + 1]. A node is a threshold (f32), the bytes from
  ;; `reachable` to its tree's, and the leaves that a row above the threshold cannot reach (bits). `reachable` has room
  ;; for 16 bytes a tree. Tree t has its leaves (f64) from the address leafStarts[t]. The scores are f64.
  (func (export "score")
    (param $nodes i32) (param $nodeStarts i32) (param $features i32) (param $columns i32) (param $stride i32)
    (param $rows i32) (param $leafStarts i32) (param $trees i32) (param $reachable i32) (param $scores i32)
    (local $reachableEnd i32) (local $row i32) (local $feature i32) (local $node i32) (local $end i32) (local $at i32)
    (local $from i32) (local $values v128) (local $above v128)
    (local $a f64) (local $b f64) (local $c f64) (local $d f64)
    (local.set $reachableEnd (i32.add (local.get $reachable) (i32.shl (local.get $trees) (i32.const 4))))
    (loop $each_four
      (local.set $at (local.get $reachable))
      (loop $each_tree
        (v128.store (local.get $at) (v128.const i32x4 -1 -1 -1 -1))
        (br_if $each_tree
          (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $reachableEnd))))
      (local.set $feature (i32.const 0))
      (loop $each_feature
        (local.set $values (v128.load (i32.add
          (i32.add (local.get $columns) (i32.mul (local.get $feature) (local.get $stride)))
          (i32.shl (local.get $row) (i32.const 2)))))
        (local.set $at (i32.add (local.get $nodeStarts) (i32.shl (local.get $feature) (i32.const 2))))
        (local.set $node (i32.add (local.get $nodes) (i32.mul (i32.load (local.get $at)) (i32.const 12))))
        (local.set $end (i32.add (local.get $nodes) (i32.mul (i32.load offset=4 (local.get $at)) (i32.const 12))))
        (block $no_more
          (loop $each_node
            (br_if $no_more (i32.ge_u (local.get $node) (local.get $end)))
            (local.set $above (f32x4.gt (local.get $values) (v128.load32_splat (local.get $node))))
            ;; The nodes of a feature ascend, so no row is above the next ones either.
            (br_if $no_more (i32.eqz (v128.any_true (local.get $above))))
            (local.set $at (i32.add (local.get $reachable) (i32.load offset=4 (local.get $node))))
            (v128.store (local.get $at) (v128.andnot
              (v128.load (local.get $at))
              (v128.and (local.get $above) (v128.load32_splat offset=8 (local.get $node)))))
            (local.set $node (i32.add (local.get $node) (i32.const 12)))
            (br $each_node)))
        (br_if $each_feature
          (i32.lt_u (local.tee $feature (i32.add (local.get $feature) (i32.const 1))) (local.get $features))))
      ;; The leaf of each row is the leftmost that it can reach, the lowest bit.
      (local.set $a (f64.const 0))
      (local.set $b (f64.const 0))
      (local.set $c (f64.const 0))
      (local.set $d (f64.const 0))
      (local.set $at (local.get $reachable))
      (local.set $end (local.get $leafStarts))
      (loop $each_tree
        (local.set $from (i32.load (local.get $end)))
        (local.set $a (f64.add (local.get $a) (f64.load (i32.add (local.get $from)
          (i32.shl (i32.ctz (i32.load (local.get $at))) (i32.const 3))))))
        (local.set $b (f64.add (local.get $b) (f64.load (i32.add (local.get $from)
          (i32.shl (i32.ctz (i32.load offset=4 (local.get $at))) (i32.const 3))))))
        (local.set $c (f64.add (local.get $c) (f64.load (i32.add (local.get $from)
          (i32.shl (i32.ctz (i32.load offset=8 (local.get $at))) (i32.const 3))))))
        (local.set $d (f64.add (local.get $d) (f64.load (i32.add (local.get $from)
          (i32.shl (i32.ctz (i32.load offset=12 (local.get $at))) (i32.const 3))))))
        (local.set $end (i32.add (local.get $end) (i32.const 4)))
        (br_if $each_tree
          (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $reachableEnd))))
      (local.set $at (i32.add (local.get $scores) (i32.shl (local.get $row) (i32.const 3))))
      (f64.store (local.get $at) (local.get $a))
      (f64.store offset=8 (local.get $at) (local.get $b))
      (f64.store offset=16 (local.get $at) (local.get $c))
      (f64.store offset=24 (local.get $at) (local.get $d))
      (br_if $each_four
        (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 4))) (local.get $rows))))))
