/**
 * The version of the claim rules and their dictionaries. Raise it with every change of what is read out of an abstract:
 * libraries read with an older one are then read again in the background.
 */
export const RULES_VERSION = 13;
