/** What the desktop shell tells the launcher when its window is on screen: from then on an exit is the user's wish. */
export const WINDOW_SHOWN = 'roofline:window-shown';
