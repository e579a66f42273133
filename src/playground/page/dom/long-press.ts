import { type ElementPart, nothing } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/** Milliseconds that a finger rests until it means a menu. */
const HOLD = 500;
/** CSS pixels that it may tremble. */
const SLACK = 10;
/** Milliseconds after the finger was lifted in which a click still belongs to it. */
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

/** Some browsers make a click of a finger that is lifted at last; it would press what has opened under it. */
function swallowEcho(): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const stop = (): void => window.removeEventListener('click', swallow, true);
  window.addEventListener('click', swallow, { capture: true, once: true });
  window.addEventListener('pointerup', () => setTimeout(stop, ECHO), { once: true });
}

/** Element directive: calls `press` with the place where a finger rested. A mouse has its right button. */
export const onLongPress = directive(LongPress);
