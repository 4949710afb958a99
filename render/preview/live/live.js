// Keeps a page of the preview up to date: see package preview. It is no part of the published site.
(function () {
  "use strict";
  var me = document.currentScript, digest = me.dataset.digest, styles = JSON.parse(me.dataset.styles);
  var root = "/_dateline/", place = "dateline-scroll", busy = false, again = false, leaving = false;

  // Where the reader was, kept over a reload. Browsers do so themselves, unless the page grew above.
  function keepPlace() {
    try {
      sessionStorage.setItem(place, JSON.stringify([location.pathname, scrollX, scrollY]));
    } catch (e) { /* then as the browser does */ }
  }
  function findPlace() {
    try {
      var kept = JSON.parse(sessionStorage.getItem(place));
      sessionStorage.removeItem(place);
      if (!kept || kept[0] !== location.pathname) return;
      var go = function () { scrollTo({ left: kept[1], top: kept[2], behavior: "instant" }); };
      go();
      if (document.readyState !== "complete") addEventListener("load", go, { once: true });
    } catch (e) { /* then as the browser does */ }
  }

  // Puts a new style sheet in the place of the old one once it is there, so that nothing flashes.
  function swap(next) {
    Object.keys(next).forEach(function (name) {
      if (next[name] === styles[name]) return;
      var old = new URL(styles[name] || next[name], location.href).pathname;
      document.querySelectorAll('link[rel~="stylesheet"]').forEach(function (link) {
        if (new URL(link.href).pathname !== old || link.dataset.old) return;
        var fresh = link.cloneNode();
        fresh.href = next[name];
        link.dataset.old = "true";
        fresh.onload = function () { link.remove(); };
        fresh.onerror = function () { fresh.remove(); delete link.dataset.old; };
        link.after(fresh);
      });
    });
    styles = next;
  }

  // Asks whether what is shown is what one would get now.
  function check() {
    if (leaving) return;
    if (busy) { again = true; return; }
    busy = true;
    var path = location.pathname;
    try { path = decodeURIComponent(path); } catch (e) { /* the server will say */ }
    fetch(root + "state?path=" + encodeURIComponent(path) + "&digest=" + digest, { cache: "no-store" })
      .then(function (answer) { return answer.json(); })
      .then(function (advice) {
        if (advice.do === "goto") {
          leaving = true;
          location.replace(advice.to + location.hash);
        } else if (advice.do === "reload") {
          leaving = true;
          keepPlace();
          location.reload();
        } else if (advice.styles) {
          swap(advice.styles);
        }
      })
      .catch(function () { /* the server has gone: the next event will tell */ })
      .then(function () {
        busy = false;
        if (again) { again = false; check(); }
      });
  }

  // Listens to the server until stop is called; tells of each build, and of each time it is reached again.
  function listen(tell) {
    var source, timer;
    function open() {
      source = new EventSource(root + "events");
      source.addEventListener("build", tell);
      source.onerror = function () {
        if (source.readyState !== EventSource.CLOSED) return; // it tries again by itself
        clearTimeout(timer);
        timer = setTimeout(open, 1000);
      };
    }
    open();
    return function () { clearTimeout(timer); source.close(); };
  }

  // One tab listens for all: a browser has six connections to a server, and there may be more tabs.
  function share() {
    var channel = new BroadcastChannel("dateline-live");
    channel.onmessage = check;
    navigator.locks.request("dateline-live", function () {
      listen(function () { channel.postMessage("build"); check(); });
      return new Promise(function () { /* until this page goes */ });
    }).catch(alone);
  }

  // Where tabs cannot agree each listens for itself while it is seen.
  function alone() {
    var stop = null;
    function look() {
      if (!document.hidden && !stop) stop = listen(check);
      if (document.hidden && stop) { stop(); stop = null; }
    }
    document.addEventListener("visibilitychange", look);
    look();
  }

  findPlace();
  if (navigator.locks && window.BroadcastChannel) share(); else alone();
  check();
  document.addEventListener("visibilitychange", function () { if (!document.hidden) check(); });
  addEventListener("pageshow", function (event) { if (event.persisted) { leaving = false; check(); } });
  document.addEventListener("keydown", function (event) {
    var mistakes = document.querySelector("#_dateline-overlay > details[open]");
    if (event.key === "Escape" && mistakes) mistakes.open = false;
  });
})();
