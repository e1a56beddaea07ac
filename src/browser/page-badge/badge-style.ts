import { badgeSize } from './place-badge';

const { width, height, margin } = badgeSize;

/**
 * The badge's own style. What is marked as important inside a shadow root wins over every rule of the page, so the page cannot
 * restyle the host; nothing is inherited but `color-scheme`, by which the badge is dark where the page is. Fonts have generic names
 * alone: a page could define a font of any other name and see by its loading which letters are drawn. Nothing moves or fades, because
 * a page can list running animations.
 */
export const badgeStyle = `
:host {
  all: initial !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  inline-size: 0 !important;
  block-size: 0 !important;
  z-index: 2147483647 !important;
  color-scheme: inherit !important;
  pointer-events: none !important;
}
[hidden] {
  display: none !important;
}
.badge {
  --ink: light-dark(#1a1b1d, #edebe7);
  --quiet: light-dark(#5a5c60, #a7a9ad);
  --card: light-dark(#ffffff, #1f2225);
  --line: light-dark(#d9d5ce, #3a3e44);
  --track: light-dark(#e4e0d9, #3a3e44);
  --tone: light-dark(#0f766e, #2dd4bf);
  position: fixed;
  box-sizing: border-box;
  inline-size: ${width}px;
  block-size: ${height}px;
  display: grid;
  grid-template-columns: 26px minmax(0, 1fr) 26px;
  align-items: center;
  column-gap: 8px;
  padding-inline: 9px 5px;
  border: 1px solid var(--line);
  border-radius: 13px;
  color: var(--ink);
  background: var(--card);
  box-shadow: 0 1px 2px #0000001a, 0 8px 24px -10px #00000040;
  font: 600 12.5px/16px system-ui, sans-serif;
  text-align: start;
  cursor: default;
  user-select: none;
  -webkit-user-select: none;
  pointer-events: auto;
}
.badge[data-tone="warn"] {
  --tone: light-dark(#9a4d00, #fbbf24);
}
.badge[data-tone="stop"] {
  --tone: light-dark(#b3261e, #ff8a80);
}
.badge[data-hollow] {
  --tone: light-dark(#5d5f63, #a7a9ad);
}
.badge[data-corner^="top"] {
  inset-block-start: ${margin}px;
}
.badge[data-corner^="bottom"] {
  inset-block-end: ${margin}px;
}
.badge[data-corner$="start"] {
  inset-inline-start: ${margin}px;
}
.badge[data-corner$="end"] {
  inset-inline-end: ${margin}px;
}
svg {
  display: block;
  fill: none;
  stroke: currentColor;
}
.ring {
  inline-size: 26px;
  block-size: 26px;
  color: var(--tone);
  stroke-width: 4;
}
.track {
  stroke: var(--track);
}
.mark {
  fill: currentColor;
  stroke: none;
}
.line {
  display: block;
  overflow: hidden;
  white-space: nowrap;
  text-overflow: ellipsis;
}
.line + .line {
  color: var(--quiet);
  font-weight: 400;
  font-size: 11.5px;
}
.line[data-long] {
  font-size: 11px;
}
.line + .line[data-long] {
  font-size: 10.5px;
}
[data-text]::before {
  content: attr(data-text);
}
.hide {
  all: unset;
  display: grid;
  place-items: center;
  inline-size: 26px;
  block-size: 26px;
  border-radius: 8px;
  color: var(--quiet);
  cursor: pointer;
}
.hide svg {
  inline-size: 12px;
  block-size: 12px;
  stroke-width: 1.75;
  stroke-linecap: round;
}
.hide:hover {
  color: var(--ink);
  background: light-dark(#efede8, #2d3035);
}
.tip {
  position: absolute;
  inset-inline: -1px;
  display: none;
  padding: 10px 12px;
  border: 1px solid var(--line);
  border-radius: 13px;
  background: var(--card);
  box-shadow: inherit;
  font-weight: 400;
  pointer-events: none;
}
.badge:hover .tip {
  display: block;
}
.badge[data-tip="above"] .tip {
  inset-block-end: calc(100% + 6px);
}
.badge[data-tip="below"] .tip {
  inset-block-start: calc(100% + 6px);
}
.tip span {
  display: block;
}
.tip span + span {
  margin-block-start: 6px;
  color: var(--quiet);
  font-size: 11.5px;
}
@media (pointer: coarse) {
  .badge {
    grid-template-columns: 26px minmax(0, 1fr) 44px;
    padding-inline-end: 0;
  }
  .hide {
    inline-size: 44px;
    block-size: ${height}px;
  }
}
@media (forced-colors: active) {
  .badge, .tip {
    border-color: CanvasText;
  }
}
@media print {
  .badge {
    display: none;
  }
}
`;
