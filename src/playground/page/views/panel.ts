import { html, nothing, type TemplateResult } from 'lit';
import type { InteractionReport } from '../../protocol.ts';
import type { ViewContext } from './context.ts';
import { icon } from './icons.ts';
import { formatMilliseconds, timingsOf } from './timings.ts';

const KINDS: readonly (readonly [string, readonly InteractionReport['kind'][]])[] = [
  ['Commands', ['command']],
  ['Buttons and forms', ['component', 'modal']],
  ['Autocomplete', ['autocomplete']],
];

const STATES: Readonly<Record<InteractionReport['state'], string>> = {
  sent: 'waiting',
  answered: 'answered',
  failed: 'failed',
};

/** The latency panel: the response time of each interaction, with the median and the 95th percentile. */
export function panelView({ state, actions }: ViewContext): TemplateResult | typeof nothing {
  if (!state.overlays.panel) return nothing;
  const { reports } = state;
  return html`<section class="panel" aria-label="Interactions" data-panel>
    <header>
      <h2>Interactions</h2>
      <button type="button" class="tool" aria-label="Close interactions" @click=${() => actions.setPanel(false)}>
        ${icon('close')}
      </button>
    </header>
    <table class="timings">
      <thead>
        <tr><th scope="col">From gateway to answer, ms</th><th scope="col">count</th><th scope="col">p50</th><th scope="col">p95</th></tr>
      </thead>
      <tbody>
        ${timingRow('All', reports)}
        ${KINDS.map(([label, kinds]) =>
          timingRow(
            label,
            reports.filter((report) => kinds.includes(report.kind)),
          ),
        )}
      </tbody>
    </table>
    ${
      reports.length === 0
        ? html`<p class="panel-empty">Use a command or press a button: its time is shown here.</p>`
        : html`<ol class="reports" aria-label="Latest first">${reports.toReversed().map(reportRow)}</ol>`
    }
  </section>`;
}

function timingRow(label: string, reports: readonly InteractionReport[]): TemplateResult {
  const { count, p50, p95 } = timingsOf(reports);
  return html`<tr data-timing=${label}>
    <th scope="row">${label}</th><td>${count}</td><td data-p50>${shown(p50)}</td><td>${shown(p95)}</td>
  </tr>`;
}

function shown(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '–' : milliseconds.toFixed(1);
}

function reportRow(report: InteractionReport): TemplateResult {
  return html`<li class="report" data-report=${report.state} data-kind=${report.kind}>
    <span class="report-state" role="img" aria-label=${STATES[report.state]}></span>
    <span class="report-label" title=${report.label}>${report.label}</span>
    <span class="report-time">${report.milliseconds === undefined ? STATES[report.state] : formatMilliseconds(report.milliseconds)}</span>
    ${report.error === undefined ? nothing : html`<span class="report-error">${report.error}</span>`}
  </li>`;
}
