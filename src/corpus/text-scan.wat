;; Reads a text 16 bytes at a time, to say whether all of it is ordinary and where an address may be. A build needs no
;; assembler: text-scan-bytes.ts holds what scripts/assemble-kernels.mjs makes of this file, and a test compares the two.
(module
  (memory (export "memory") 5)

  ;; Looks at `length` bytes from address 16 on. At least 18 spaces stand behind them. Writes a place into the list at
  ;; address `places` for each byte that is
  ;;   - an at sign, or a percent sign before a 4,
  ;;   - a full stop before a letter or a closing bracket,
  ;;   - a hyphen or plus sign before a digit,
  ;;   - the first of "dot" or "gma", in either case, or of "Yah",
  ;; and returns how many there are. Bytes 0-3 of the memory get 1 if there is a control character other than a line
  ;; feed, bytes 4-7 if there is a byte beyond ASCII; they are left alone if there is none.
  (func (export "scan") (param $length i32) (param $places i32) (result i32)
    (local $at i32) (local $next i32) (local $bits i32)
    (local $bytes v128) (local $second v128) (local $third v128)
    (local $lower v128) (local $lower_second v128) (local $lower_third v128)
    (local $controls v128) (local $all v128) (local $found v128)
    (local.set $next (local.get $places))
    (block $done
      (loop $blocks
        (br_if $done (i32.ge_u (local.get $at) (local.get $length)))
        (local.set $bytes (v128.load offset=16 (local.get $at)))
        (local.set $second (v128.load offset=17 (local.get $at)))
        (local.set $third (v128.load offset=18 (local.get $at)))
        (local.set $lower (v128.or (local.get $bytes) (i8x16.splat (i32.const 0x20))))
        (local.set $lower_second (v128.or (local.get $second) (i8x16.splat (i32.const 0x20))))
        (local.set $lower_third (v128.or (local.get $third) (i8x16.splat (i32.const 0x20))))
        (local.set $all (v128.or (local.get $all) (local.get $bytes)))
        (local.set $controls (v128.or (local.get $controls) (v128.or
          (v128.andnot
            (i8x16.lt_u (local.get $bytes) (i8x16.splat (i32.const 0x20)))
            (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x0a))))
          (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x7f))))))
        ;; @, %4
        (local.set $found (v128.or
          (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x40)))
          (v128.and
            (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x25)))
            (i8x16.eq (local.get $second) (i8x16.splat (i32.const 0x34))))))
        ;; .a and .), .], .}: the last two are one with the bit of lower case
        (local.set $found (v128.or (local.get $found) (v128.and
          (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x2e)))
          (v128.or
            (i8x16.lt_u
              (i8x16.sub (local.get $lower_second) (i8x16.splat (i32.const 0x61)))
              (i8x16.splat (i32.const 26)))
            (v128.or
              (i8x16.eq (local.get $second) (i8x16.splat (i32.const 0x29)))
              (i8x16.eq (local.get $lower_second) (i8x16.splat (i32.const 0x7d))))))))
        ;; -1 and +1
        (local.set $found (v128.or (local.get $found) (v128.and
          (v128.or
            (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x2d)))
            (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x2b))))
          (i8x16.lt_u
            (i8x16.sub (local.get $second) (i8x16.splat (i32.const 0x30)))
            (i8x16.splat (i32.const 10))))))
        ;; dot
        (local.set $found (v128.or (local.get $found) (v128.and
          (v128.and
            (i8x16.eq (local.get $lower) (i8x16.splat (i32.const 0x64)))
            (i8x16.eq (local.get $lower_second) (i8x16.splat (i32.const 0x6f))))
          (i8x16.eq (local.get $lower_third) (i8x16.splat (i32.const 0x74))))))
        ;; gma
        (local.set $found (v128.or (local.get $found) (v128.and
          (v128.and
            (i8x16.eq (local.get $lower) (i8x16.splat (i32.const 0x67)))
            (i8x16.eq (local.get $lower_second) (i8x16.splat (i32.const 0x6d))))
          (i8x16.eq (local.get $lower_third) (i8x16.splat (i32.const 0x61))))))
        ;; Yah
        (local.set $found (v128.or (local.get $found) (v128.and
          (v128.and
            (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x59)))
            (i8x16.eq (local.get $second) (i8x16.splat (i32.const 0x61))))
          (i8x16.eq (local.get $third) (i8x16.splat (i32.const 0x68))))))
        (if (v128.any_true (local.get $found)) (then
          (local.set $bits (i8x16.bitmask (local.get $found)))
          (loop $each_place
            (i32.store (local.get $next) (i32.add (local.get $at) (i32.ctz (local.get $bits))))
            (local.set $next (i32.add (local.get $next) (i32.const 4)))
            (br_if $each_place
              (local.tee $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $blocks)))
    (if (v128.any_true (local.get $controls)) (then (i32.store (i32.const 0) (i32.const 1))))
    (if (i8x16.bitmask (local.get $all)) (then (i32.store (i32.const 4) (i32.const 1))))
    (i32.shr_u (i32.sub (local.get $next) (local.get $places)) (i32.const 2))))
