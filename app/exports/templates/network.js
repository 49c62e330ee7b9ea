"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const asText = function (item) {
    const box = document.createElement("div");
    box.textContent = item.title;
    return Object.assign({}, item, { title: box });
  };
  const nodes = new vis.DataSet(data.nodes.map(asText));
  const edges = new vis.DataSet(data.edges.map(asText));
  const network = new vis.Network(document.getElementById("picture"), { nodes: nodes, edges: edges }, data.options);
  network.fit({ animation: false });
  window.addEventListener("resize", function () { network.fit({ animation: false }); });
})();
