// Files dropped anywhere on the page are read at once, and so is a table that is pasted; texts are copied in one click.
import { dropOn } from "./dropping.js";
import { copyButtons } from "./copying.js";

dropOn(document.getElementById("dropping"));
copyButtons();
