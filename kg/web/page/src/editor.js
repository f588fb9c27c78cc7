// The query editor: YASGUI of Zazuko without anything that would ask other servers.

import Yasgui from "@zazuko/yasgui";

const settings = JSON.parse(document.getElementById("settings").textContent);
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.value = settings.examples[0].query;
Yasgui.Yasqe.defaults.createShareableLink = null;
Yasgui.Yasr.defaults.prefixes = settings.prefixes;

const yasgui = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint: new URL("sparql", location.href).href, method: "POST" },
  endpointCatalogueOptions: { getData: () => [] },
  copyEndpointOnNewTab: true,
  persistenceId: "kg-editor",
  autofocus: true,
});
document.documentElement.dataset.ready = "yes";

const list = document.getElementById("examples");
for (const { title, query } of settings.examples) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = title;
  button.dir = "auto";
  button.addEventListener("click", () => {
    const tab = yasgui.getTab();
    tab.setQuery(query);
    tab.getYasqe().query().catch(() => undefined);
  });
  list.append(button);
}
