import { type ElementPart, nothing } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/** Milliseconds until a press is long. */
const HOLD = 500;
/** CSS pixels that the finger may move. */
const SLACK = 10;
/** Within this many milliseconds of lifting the finger, a click belongs to the long press. */
const ECHO = 100;

type OnPress = (x: number, y: number) => void;

class LongPress extends Directive {
  #press: OnPress = () => {};
  #element: Element | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #from = { x: 0, y: 0 };

  render(_press: OnPress): typeof nothing {
    return nothing;
  }

  override update(part: ElementPart, [press]: [OnPress]): typeof nothing {
    this.#press = press;
    if (this.#element === part.element) return nothing;
    this.#element = part.element;
    part.element.addEventListener('pointerdown', (event) => this.#start(event));
    part.element.addEventListener('pointermove', (event) => this.#move(event));
    for (const end of ['pointerup', 'pointercancel', 'pointerleave']) {
      part.element.addEventListener(end, () => clearTimeout(this.#timer));
    }
    return nothing;
  }

  #start(event: Event): void {
    clearTimeout(this.#timer);
    if (!(event instanceof PointerEvent) || event.pointerType !== 'touch') return;
    const { clientX: x, clientY: y } = event;
    this.#from = { x, y };
    this.#timer = setTimeout(() => {
      swallowEcho();
      this.#press(x, y);
    }, HOLD);
  }

  #move(event: Event): void {
    if (!(event instanceof PointerEvent)) return;
    const distance = Math.hypot(event.clientX - this.#from.x, event.clientY - this.#from.y);
    if (distance > SLACK) clearTimeout(this.#timer);
  }
}

/** Some browsers send a click after a long press. It would hit whatever has opened under the finger. */
function swallowEcho(): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const stop = (): void => window.removeEventListener('click', swallow, true);
  window.addEventListener('click', swallow, { capture: true, once: true });
  window.addEventListener('pointerup', () => setTimeout(stop, ECHO), { once: true });
}

/** Element directive: calls `press` with the position of a long press. */
export const onLongPress = directive(LongPress);
