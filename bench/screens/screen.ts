/** A screen that an answer has to fit, controls included: the message from the line above its author to its last button. */
export interface Screen {
  readonly name: string;
  /** Of the browser's window, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The tallest answer that fits. */
  readonly budget: number;
}

export const SCREENS: readonly Screen[] = [
  { name: 'phone', width: 390, height: 844, budget: 560 },
  { name: 'computer', width: 1280, height: 900, budget: 480 },
];

/** A line of an embed's text, in CSS pixels. */
export const LINE = 18;
