// A colleague's file dropped anywhere on the page is inspected at once.
import { dropOn } from "./dropping.js";

dropOn(document.querySelector("form[data-drop]"));
