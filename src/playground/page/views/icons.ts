import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

/** Line icons on a 24-pixel grid in the current colour. They are decorative: the controls have their own labels. */
const PATHS = {
  hash: svg`<path d="M9.5 3.5 7.5 20.5M16.5 3.5l-2 17M4 8.5h17M3 15.5h17"/>`,
  at: svg`<circle cx="12" cy="12" r="4"/><path d="M16 8v5.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-4 7.5"/>`,
  menu: svg`<path d="M3.5 6.5h17M3.5 12h17M3.5 17.5h17"/>`,
  stopwatch: svg`<circle cx="12" cy="13.5" r="7.5"/><path d="M12 9.5v4l2.5 1.5M9.5 2.5h5M12 2.5V6M18.5 6l1.5 1.5"/>`,
  close: svg`<path d="m5.5 5.5 13 13M18.5 5.5l-13 13"/>`,
  chevronDown: svg`<path d="m6 9.5 6 6 6-6"/>`,
  external: svg`<path d="M14 4h6v6M20 4l-9 9M18 14v4.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 4 18.5v-11A1.5 1.5 0 0 1 5.5 6H10"/>`,
  apps: svg`<rect x="4" y="4" width="6.5" height="6.5" rx="1.5"/><rect x="4" y="13.5" width="6.5" height="6.5" rx="1.5"/><rect x="13.5" y="13.5" width="6.5" height="6.5" rx="1.5"/><path d="m16.8 3.2 4 4-4 4-4-4z"/>`,
  dots: svg`<g fill="currentColor" stroke="none"><circle cx="5" cy="12" r="2"/><circle cx="12" cy="12" r="2"/><circle cx="19" cy="12" r="2"/></g>`,
  copy: svg`<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M15.5 8.5v-3a2 2 0 0 0-2-2h-8a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h3"/>`,
  reply: svg`<path d="M9.5 5.5 3.5 11l6 5.5M4 11h9.5a7 7 0 0 1 7 7.5"/>`,
  pencil: svg`<path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5"/>`,
  send: svg`<path fill="currentColor" d="M4 4.5 20.5 12 4 19.5l2.2-6L13 12l-6.8-1.5z"/>`,
  slash: svg`<rect x="3.5" y="3.5" width="17" height="17" rx="4"/><path d="m14.5 7.5-5 9"/>`,
  eye: svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><circle cx="12" cy="12" r="3"/>`,
  warning: svg`<path d="M12 3.5 2.5 20h19zM12 10v4.5"/><circle cx="12" cy="17.2" r=".6" fill="currentColor"/>`,
  check: svg`<path d="m4.5 12.5 5 5 10-11"/>`,
  swap: svg`<path d="M4 8.5h15M15 4.5l4 4-4 4M20 15.5H5M9 11.5l-4 4 4 4"/>`,
  image: svg`<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><circle cx="9" cy="10" r="1.7"/><path d="m4 17.5 5.5-5 3.5 3 3-2.5 4.5 4"/>`,
  file: svg`<path d="M6.5 2.5h8l4 4V20a1.5 1.5 0 0 1-1.5 1.5h-10A1.5 1.5 0 0 1 5.5 20V3.5a1 1 0 0 1 1-1zM14 3v4h4"/>`,
  audioFile: svg`<path d="M6.5 2.5h8l4 4V20a1.5 1.5 0 0 1-1.5 1.5h-10A1.5 1.5 0 0 1 5.5 20V3.5a1 1 0 0 1 1-1zM14 3v4h4"/><path d="M11 17.2v-5.4l3.5-.8v5.2"/><circle cx="9.8" cy="17.2" r="1.2"/><circle cx="13.3" cy="16.2" r="1.2"/>`,
  download: svg`<path d="M12 3.5v12M7 11l5 5 5-5M4.5 20.5h15"/>`,
  play: svg`<path fill="currentColor" d="M7 4.5v15l12-7.5z"/>`,
  pause: svg`<g fill="currentColor" stroke="none"><rect x="6" y="4.5" width="4" height="15" rx="1"/><rect x="14" y="4.5" width="4" height="15" rx="1"/></g>`,
  volume: svg`<path fill="currentColor" d="M4 9.5v5h3.5l4.5 4v-13l-4.5 4z"/><path d="M15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>`,
  muted: svg`<path fill="currentColor" d="M4 9.5v5h3.5l4.5 4v-13l-4.5 4z"/><path d="m15.5 9.5 5 5M20.5 9.5l-5 5"/>`,
  plug: svg`<path d="M9 3.5v5M15 3.5v5M6.5 8.5h11v3a5.5 5.5 0 0 1-11 0zM12 17v4"/>`,
} satisfies Record<string, SVGTemplateResult>;

/** The names of the icons. */
export type IconName = keyof typeof PATHS;

/** @param size CSS pixels */
export function icon(name: IconName, size = 20): TemplateResult {
  return html`<svg
    class="icon"
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >${PATHS[name]}</svg>`;
}
