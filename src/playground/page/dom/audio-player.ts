import { html, LitElement, type TemplateResult } from 'lit';
import { clock } from '../../../text/format.ts';
import { icon } from '../views/icons.ts';

/** Plays an audio attachment, as Discord does: play, position, length, volume. */
export class AudioPlayer extends LitElement {
  static override properties = { src: { type: String } };

  declare src: string;
  /** Created on the first render. */
  #audio: HTMLAudioElement | undefined;

  constructor() {
    super();
    this.src = '';
  }

  /** The page's style sheets apply. */
  override createRenderRoot(): HTMLElement {
    return this;
  }

  /** A detached element would keep playing. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#audio?.pause();
  }

  override firstUpdated(): void {
    this.#audio = this.querySelector('audio') ?? undefined;
  }

  override render(): TemplateResult {
    const audio = this.#audio;
    const { duration = Number.NaN, currentTime = 0, paused = true, muted = false, volume = 1, error } = audio ?? {};
    const length = Number.isFinite(duration) ? duration : 0;
    const isSilent = muted || volume === 0;
    const changed = (): void => this.requestUpdate();
    return html`<audio
        preload="metadata"
        src=${this.src}
        @emptied=${changed}
        @loadedmetadata=${changed}
        @durationchange=${changed}
        @timeupdate=${changed}
        @play=${changed}
        @pause=${changed}
        @volumechange=${changed}
        @error=${changed}
      ></audio
      >${
        error
          ? html`<p class="audio-error" role="alert">This file cannot be played.</p>`
          : html`<div class="audio-controls">
              <button type="button" aria-label=${paused ? 'Play' : 'Pause'} @click=${() => this.#toggle()}>
                ${icon(paused ? 'play' : 'pause')}
              </button>
              <span class="audio-time">${clock(currentTime)} / ${clock(length)}</span>
              <input
                type="range"
                class="audio-position"
                aria-label="Position"
                aria-valuetext="${clock(currentTime)} of ${clock(length)}"
                style="--share: ${length > 0 ? (100 * currentTime) / length : 0}%"
                min="0"
                max=${length}
                step="0.1"
                .value=${String(currentTime)}
                @input=${(event: Event) => this.#seek(numberIn(event))}
              />
              <button type="button" aria-label=${isSilent ? 'Unmute' : 'Mute'} @click=${() => this.#mute()}>
                ${icon(isSilent ? 'muted' : 'volume')}
              </button>
              <input
                type="range"
                class="audio-volume"
                aria-label="Volume"
                style="--share: ${isSilent ? 0 : 100 * volume}%"
                min="0"
                max="1"
                step="0.05"
                .value=${String(isSilent ? 0 : volume)}
                @input=${(event: Event) => this.#setVolume(numberIn(event))}
              />
            </div>`
      }`;
  }

  #toggle(): void {
    if (this.#audio === undefined) return;
    // A file that cannot be played fires `error` instead.
    if (this.#audio.paused) this.#audio.play().catch(() => this.requestUpdate());
    else this.#audio.pause();
  }

  #seek(second: number): void {
    if (this.#audio !== undefined) this.#audio.currentTime = second;
    this.requestUpdate();
  }

  #mute(): void {
    if (this.#audio !== undefined) this.#audio.muted = !this.#audio.muted;
  }

  #setVolume(volume: number): void {
    if (this.#audio === undefined) return;
    this.#audio.muted = false;
    this.#audio.volume = volume;
  }
}

function numberIn({ target }: Event): number {
  return target instanceof HTMLInputElement ? target.valueAsNumber : 0;
}

customElements.define('audio-player', AudioPlayer);
