// Runs in the page, before the page's own scripts: it notes what the browser can tell about itself.
const longTasks = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries())
    longTasks.push({ from: startTime, to: startTime + duration });
}).observe({ type: 'longtask', buffered: true });

const seen = new Map();

window.probe = {
  /** When an element that fits a selector was first there, in milliseconds since the navigation. */
  async whenSeen(selector) {
    while (!document.querySelector(selector)) await new Promise((resolve) => requestAnimationFrame(resolve));
    if (!seen.has(selector)) seen.set(selector, performance.now());
    return seen.get(selector);
  },
  /** When the element was there and the main thread was free again for half a second. */
  async whenInteractive(selector) {
    const at = await probe.whenSeen(selector);
    for (;;) {
      const last = longTasks.at(-1)?.to ?? 0;
      const quietSince = Math.max(at, last);
      const left = quietSince + 500 - performance.now();
      if (left <= 0) return quietSince;
      await new Promise((resolve) => setTimeout(resolve, left + 20));
    }
  },
  /** Waits for an Enter, and returns how long it took until a bubble with these words was painted. */
  timeToBubble(words) {
    return new Promise((resolve) => {
      let pressedAt;
      document.addEventListener(
        'keydown',
        ({ key, timeStamp }) => (pressedAt = key === 'Enter' ? timeStamp : pressedAt),
        {
          capture: true,
        },
      );
      const observer = new MutationObserver(() => {
        const isThere = [...document.querySelectorAll('[role=log] article')].some((one) =>
          one.textContent.includes(words),
        );
        if (!isThere || pressedAt === undefined) return;
        observer.disconnect();
        // The frame that shows it has been made when the next task runs.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now() - pressedAt));
          port1.start();
          port2.postMessage('painted');
        });
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  },
  /** Notes how long each frame takes, until `endFrames`. */
  beginFrames() {
    const frames = [];
    let last;
    let isOver = false;
    const next = (now) => {
      if (last !== undefined) frames.push(now - last);
      last = now;
      if (!isOver) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    probe.endFrames = () => {
      isOver = true;
      return frames;
    };
  },
  /** Scrolls a list up by so many pixels in each frame, for a while. Returns how many different messages came by. */
  async scrollUp(selector, pixels, milliseconds) {
    const list = document.querySelector(selector);
    const labels = new Set();
    const until = performance.now() + milliseconds;
    while (performance.now() < until) {
      list.scrollTop -= pixels;
      for (const row of list.querySelectorAll('[data-index]'))
        labels.add(row.dataset.itemIndex ?? row.dataset.index);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return labels.size;
  },
};
