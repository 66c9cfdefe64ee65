/**
 * pdf.js makes a DOMMatrix while it is loaded, for drawing. Node has none, and nothing is drawn here: a plain object for one spares a
 * canvas library of 30 MB, which the built files could not bring along. To be imported before pdf.js.
 */
Reflect.set(globalThis, 'DOMMatrix', Reflect.get(globalThis, 'DOMMatrix') ?? Object);
