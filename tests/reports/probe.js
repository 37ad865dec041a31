"use strict";
(() => {
  const SLACK = 1.5;
  const TOUCH = 4;
  const texts = (chart) => [...chart.querySelectorAll("svg text")]
    .map((t) => ({ words: t.textContent.trim(), box: t.getBoundingClientRect(), turn: turned(t) }))
    .filter((t) => t.words && t.box.width > 1);
  const turned = (text) => {
    const found = /rotate\((-?[\d.]+)/.exec(text.getAttribute("transform") || "");
    return found ? Math.abs(Number(found[1])) : 0;
  };
  const outside = (box, frame) => box.left < frame.left - SLACK || box.right > frame.right + SLACK
    || box.top < frame.top - SLACK || box.bottom > frame.bottom + SLACK;
  const shared = (a, b) => Math.min(
    Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const overlaps = (found) => found.flatMap((a, n) => found.slice(n + 1)
    .filter((b) => shared(a.box, b.box) > TOUCH).map((b) => `${a.words} / ${b.words}`));
  const measured = () => ({
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    charts: [...document.querySelectorAll(".chart")].map((chart) => {
      const found = texts(chart);
      const frame = chart.getBoundingClientRect();
      return {
        key: chart.id,
        drawn: chart.querySelectorAll("svg.main-svg").length,
        marks: chart.querySelectorAll(".point path, .scatterlayer .trace path, .sankey-link, .sankey-node").length,
        cut: found.filter((t) => outside(t.box, frame)).map((t) => t.words),
        slanted: found.filter((t) => t.turn !== 0 && t.turn !== 90).map((t) => t.words),
        overlaps: overlaps(found),
      };
    }),
    tables: [...document.querySelectorAll("section > .wide")]
      .filter((t) => t.scrollWidth > t.clientWidth + 1).map((t) => t.getAttribute("aria-label")),
  });
  const choices = (lists) => lists.reduce(
    (found, list) => found.flatMap((c) => [...list.options].map((o) => [...c, o.value])), [[]]);
  const rest = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });
  const views = async () => {
    const lists = [...document.querySelectorAll("select[data-chart]")];
    const seen = [];
    for (const choice of lists.length ? choices(lists) : []) {
      lists.forEach((list, n) => { list.value = choice[n]; });
      lists[0].dispatchEvent(new Event("change"));
      await rest(300);
      const chart = document.getElementById(lists[0].dataset.chart);
      const found = texts(chart);
      seen.push({
        said: document.getElementById(`${chart.id}-said`).textContent, texts: found.length, overlaps: overlaps(found),
      });
    }
    return seen;
  };
  const report = (screen, paper, seen) => {
    const place = document.createElement("pre");
    place.id = "probe";
    const requests = performance.getEntriesByType("resource").map((r) => r.name);
    place.textContent = JSON.stringify({ faults: window.faults, requests, screen, paper, views: seen });
    document.body.append(place);
  };
  const probe = async () => {
    await rest(1500);
    const screen = measured();
    const seen = await views();
    Object.assign(document.body.style, { width: "703px", maxWidth: "none", padding: "0" });
    window.dispatchEvent(new Event("beforeprint"));
    await rest(1500);
    report(screen, measured(), seen);
  };
  probe();
})();
