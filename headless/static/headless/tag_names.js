/* The field in which tags are typed gets the name of the hidden field behind it. */
(function () {
  "use strict";

  const tagField = window.jQuery?.ui?.tagit?.prototype;
  if (!tagField) return;
  const create = tagField._create;
  tagField._create = function () {
    create.call(this);
    this.tagInput.attr("aria-labelledby", `${this.element.attr("id")}-label`);
  };
})();
